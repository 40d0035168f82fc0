package org.zaitaku.rest;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every JAX-RS door lists in its {@code getClasses()}: with an explicit list a provider that
 * is not named silently does not run.
 */
public final class SharedProviders {

  private static final Set<Class<?>> EVERY_DOOR =
      Set.of(
          AcceptFilter.class,
          AnswerHeaders.class,
          AnswerWriting.class,
          BodyFilter.class,
          BodyPresence.class,
          JsonBinding.class,
          BusinessExceptionMapper.class,
          ConstraintViolationMapper.class,
          DoorExceptionMapper.class,
          JsonFailureMapper.class,
          UnexpectedFailureMapper.class,
          UnknownMemberMapper.class,
          ValidationFailureMapper.class,
          WebFailureMapper.class);

  private static final Set<Class<?>> OPEN_TO_THE_INTERNET =
      Set.of(ForeignOriginFilter.class, RateLimitFilter.class);

  private SharedProviders() {}

  /** The classes of a door in the closed network, with its resources. */
  public static Set<Class<?>> closedDoor(Class<?>... resources) {
    return Stream.concat(EVERY_DOOR.stream(), Stream.of(resources))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The classes of a door on the internet, with its resources. */
  public static Set<Class<?>> publicDoor(Class<?>... resources) {
    return Stream.concat(OPEN_TO_THE_INTERNET.stream(), closedDoor(resources).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
