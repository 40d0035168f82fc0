-- 環境設定情報 as a whole, every change of it, and the terms of use with who accepted which text (ENV-001 to ENV-051).

update environment_settings set display_name = nullif(left(display_name, 60), '');
alter table environment_settings
  add column character_code text not null default 'UTF_8' check (character_code in ('UTF_8', 'SHIFT_JIS')),
  add column record_sharing boolean not null default false,
  add column emergency_information boolean not null default false,
  add column form_choice_timing text not null default 'ELSEWHERE' check (form_choice_timing in ('ELSEWHERE', 'AT_CONFIRMATION')),
  add column e_prescription boolean not null default false,
  add column refill boolean not null default false,
  add column medical_aid boolean not null default false,
  add column subsidy boolean not null default false,
  add column patient_telephone text check (patient_telephone ~ '^[0-9-]{10,16}$'),
  add constraint refill_with_electronic check (not refill or e_prescription),
  add constraint display_name_length check (length(display_name) between 1 and 60);

-- Who changed which item from what to what: a row for each item, never written again.
create sequence settings_change_seq;
create table settings_change (
  id bigint primary key default nextval('settings_change_seq'),
  institution_id bigint not null references institution,
  version integer not null,
  changed_at timestamptz not null,
  account_id bigint not null references account,
  item text not null,
  before_value text not null,
  after_value text not null,
  unique (institution_id, version, item)
);

-- オンライン資格等システム利用規約: for everybody the same; a new text is a new version.
create table terms_of_use (
  version integer primary key check (version > 0),
  published_on date not null,
  body text not null check (body <> '')
);

create sequence terms_acceptance_seq;
create table terms_acceptance (
  id bigint primary key default nextval('terms_acceptance_seq'),
  institution_id bigint not null references institution,
  item text not null check (item in ('HOME_VISIT', 'ONLINE')),
  terms_version integer not null references terms_of_use,
  accepted_at timestamptz not null,
  account_id bigint not null references account
);
create index terms_acceptance_institution on terms_acceptance (institution_id, accepted_at desc);

alter table settings_change enable row level security;
alter table terms_acceptance enable row level security;
create policy own_institution on settings_change
  using (institution_id = nullif(current_setting('zaitaku.institution', true), '')::bigint);
create policy own_institution on terms_acceptance
  using (institution_id = nullif(current_setting('zaitaku.institution', true), '')::bigint);

grant select, insert on settings_change, terms_acceptance to ${app_role};
grant select on terms_of_use to ${app_role};
grant usage on sequence settings_change_seq, terms_acceptance_seq to ${app_role};

-- A session whose institution changed its settings (ENV-003).
alter table console_session drop constraint console_session_end_reason_check;
alter table console_session add constraint console_session_end_reason_check
  check (end_reason in ('LEFT', 'EXPIRED', 'REPLACED', 'FORCED', 'ACCOUNT', 'SETTINGS'));

insert into terms_of_use (version, published_on, body) values (1, '2026-04-01',
'第1条（目的）
この規約は、医療機関等がオンライン資格確認等システムの訪問診療等機能及びオンライン診療等・外来診療等（通常とは異なる動線）機能（以下「本機能」といいます。）を利用する条件を定めます。

第2条（利用できる医療機関等）
本機能は、オンライン資格確認等システムの利用を申請し、利用開始日を迎えた医療機関等が利用できます。

第3条（本人確認と同意）
医療機関等は、患者本人がマイナンバーカードにより本人確認を行い、提供する情報を自ら選択して同意した場合に限り、資格情報、診療情報、薬剤情報等を取得します。医療機関等の職員が患者に代わって同意を選択することはできません。

第4条（医療機関別URLの管理）
医療機関等は、医療機関別URL及びその二次元コードを、診療を受ける患者に対してのみ案内します。URLが意図しない相手に知られたおそれがあるときは、速やかに変更します。

第5条（取得した情報の取扱い）
取得した情報は、診療等の目的に必要な範囲で利用し、「医療情報システムの安全管理に関するガイドライン」に沿って管理します。

第6条（端末とアカウントの管理）
医療機関等は、本機能に用いる端末、アカウント及びアクティベーションコードを管理し、紛失したときは直ちに利用を停止します。

第7条（利用の停止）
この規約に反する利用があると認めるとき、実施機関は本機能の利用を停止することがあります。

第8条（規約の変更）
実施機関はこの規約を変更することがあります。変更した規約は、［環境設定情報更新］の《表示する》からいつでも確認できます。');
