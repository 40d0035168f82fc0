package org.zaitaku.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.zaitaku.accessurl.AccessUrl;
import org.zaitaku.institution.Institution;
import org.zaitaku.institution.InstitutionRepository;
import org.zaitaku.settings.ConsentOffer;
import org.zaitaku.settings.SettingsReader;
import org.zaitaku.shared.BusinessException;
import org.zaitaku.shared.CareSetting;
import org.zaitaku.shared.ErrorCode;

/** Asks settings and institution, at the moment of use, what is offered. */
@ApplicationScoped
class OfferReader {

  @Inject private SettingsReader settings;

  @Inject private InstitutionRepository institutions;

  /**
   * @throws BusinessException SERVICE_NOT_OFFERED while the institution does not use the care
   *     setting
   */
  Offer read(long institutionId, CareSetting careSetting) {
    ConsentOffer consent =
        settings
            .consentOffer(institutionId, careSetting)
            .orElseThrow(() -> new BusinessException(ErrorCode.SERVICE_NOT_OFFERED));
    Institution institution = institutions.get(institutionId);
    return new Offer(institution.kind(), careSetting, consent);
  }

  Offer read(AccessUrl url) {
    return read(url.institutionId(), url.careSetting());
  }
}
