package org.zaitaku.reception;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zaitaku.rest.SharedProviders;

class ReceptionApplicationTest {

  @Test
  void everyResourceAndProviderOfThisDoor_isListed_becauseAnUnlistedOneSilentlyDoesNotRun() {
    List<Class<?>> ours =
        CompiledClasses.all().stream()
            .filter(
                type ->
                    type.isAnnotationPresent(Path.class)
                        || type.isAnnotationPresent(Provider.class))
            .toList();

    assertThat(ours).hasSizeGreaterThanOrEqualTo(5);
    assertThat(new ReceptionApplication().getClasses()).containsAll(ours);
  }

  @Test
  void whatProtectsADoorOnTheInternet_runsHere() {
    assertThat(new ReceptionApplication().getClasses()).containsAll(SharedProviders.publicDoor());
  }
}
