package org.zaitaku.accessurl;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.ErrorCode;

/**
 * All URLs that one care setting of an institution ever had. Only two of the withdrawn ones can
 * come back: the first, and the one that was left last, which is one and is swapped by a revert
 * . Every other one is dead for ever.
 *
 * @param urls at least one; exactly one of them valid
 */
public record AccessUrlHistory(List<AccessUrl> urls) {

  public AccessUrlHistory {
    urls = List.copyOf(urls);
    if (urls.stream().filter(AccessUrl::isValid).count() != 1) {
      throw new IllegalArgumentException("not exactly one valid URL");
    }
  }

  /** The valid one. */
  public AccessUrl current() {
    return find(AccessUrl::isValid).orElseThrow();
  }

  /** What can be done now: no revert where nothing was left yet, no first where the first is. */
  public Set<UrlChange> possible() {
    Set<UrlChange> possible = EnumSet.of(UrlChange.CHANGE);
    if (find(AccessUrl::isPrevious).isPresent()) {
      possible.add(UrlChange.REVERT);
    }
    if (!current().isFirst()) {
      possible.add(UrlChange.FIRST);
    }
    return possible;
  }

  /**
   * First of three steps of one transaction, each to be written before the next: the database knows
   * one valid URL and one before it at any moment. Nothing is the one before any more.
   *
   * @return which one comes back; empty where a new one is to be issued
   * @throws BusinessException CONFLICT where this cannot be done now, e.g. somebody did it already
   */
  public Optional<AccessUrl> choose(UrlChange change) {
    if (!possible().contains(change)) {
      throw new BusinessException(ErrorCode.CONFLICT);
    }
    Optional<AccessUrl> next =
        switch (change) {
          case CHANGE -> Optional.empty();
          case REVERT -> find(AccessUrl::isPrevious);
          case FIRST -> find(AccessUrl::isFirst);
        };
    urls.forEach(AccessUrl::fade);
    return next;
  }

  /** Second step: the valid one stops and becomes the one before. */
  public void leave(Instant now) {
    current().leave(now);
  }

  /** Third step: the URL that follows on the one that was left, {@code revived} or a new one. */
  public AccessUrl follow(Optional<AccessUrl> revived, UrlToken fresh, Instant now) {
    revived.ifPresent(url -> url.revive(now));
    return revived.orElseGet(() -> issueNext(fresh, now));
  }

  private AccessUrl issueNext(UrlToken fresh, Instant now) {
    AccessUrl any = urls.get(0);
    int last = urls.stream().mapToInt(AccessUrl::number).max().orElseThrow();
    return AccessUrl.issue(any.institutionId(), any.careSetting(), last + 1, fresh, now);
  }

  private Optional<AccessUrl> find(Predicate<AccessUrl> which) {
    return urls.stream().filter(which).findFirst();
  }
}
