package org.zaitaku.access;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stands in for an interface of the container: answers what it was told to, and remembers calls.
 */
final class Recorded {

  private final List<String> calls = new ArrayList<>();

  List<String> calls() {
    return calls;
  }

  <T> T as(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              return answers.get(method.getName());
            }));
  }
}
