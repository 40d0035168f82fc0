package org.zaitaku.rest.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.zaitaku.rest.SharedProviders;

class DeviceDoorTest {

  @Test
  void everyResourceAndProviderOfThisDoor_isListed_becauseAnUnlistedOneSilentlyDoesNotRun() {
    assertThat(new DeviceDoor().getClasses())
        .contains(
            RegistrationFilter.class,
            RegistrationResource.class,
            DeviceFilter.class,
            DeviceResource.class)
        .containsAll(SharedProviders.publicDoor());
  }
}
