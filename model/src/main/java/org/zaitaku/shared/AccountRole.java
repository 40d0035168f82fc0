package org.zaitaku.shared;

/** 権限区分 (ACC-001 to ACC-008), and the operator of the service. */
public enum AccountRole {
  /** 実施機関. */
  OPERATOR(Holder.ADMINISTRATOR),
  /** マスタアカウント. */
  MASTER(Holder.ADMINISTRATOR),
  /** マスタアカウントリセット用アカウント. */
  MASTER_RESET(Holder.ADMINISTRATOR),
  /** 管理アカウント, on screens 「管理者」. */
  ADMINISTRATOR(Holder.ADMINISTRATOR),
  /** 一般アカウント, on screens 「一般利用者」. */
  GENERAL(Holder.STAFF),
  /** 医療情報閲覧アカウント. */
  MEDICAL_VIEWER(Holder.QUALIFIED),
  /** WebAPI用アカウント. */
  WEB_API(Holder.SYSTEM),
  /** 連携アプリ用アカウント, on screens 「連携アプリケーション用」. */
  LINKAGE_APP(Holder.SYSTEM),
  /** 顔認証用アカウント, on screens 「顔認証付きカードリーダー用」. */
  FACE_READER(Holder.SYSTEM);

  /** Who holds such an account (ORG-021). */
  public enum Holder {
    ADMINISTRATOR,
    STAFF,
    /** 有資格者: physicians, dentists, pharmacists and whom the institution appoints. */
    QUALIFIED,
    SYSTEM
  }

  private final Holder holder;

  AccountRole(Holder holder) {
    this.holder = holder;
  }

  public Holder holder() {
    return holder;
  }

  /**
   * Whether a person uses it: only people log in at the console, and only their passwords expire
   * (X-13).
   */
  public boolean isHuman() {
    return holder != Holder.SYSTEM;
  }
}
