package org.zaitaku.rest;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;

/** Where in a JSON body something stands, e.g. {@code contacts[0].label}. */
final class JsonPath {

  /** What the caller wrote is given back up to this length. */
  private static final int MAX_LENGTH = 120;

  private JsonPath() {}

  /** The path to the value that Jackson refused, or null where it is the body itself. */
  static String of(JsonMappingException failure) {
    StringBuilder path = new StringBuilder();
    for (Reference step : failure.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return shown(path.toString());
  }

  static String shown(String path) {
    String printable = path.replaceAll("[^\\p{L}\\p{N}_.\\[\\]-]", "?");
    if (printable.isEmpty()) {
      return null;
    }
    return printable.length() <= MAX_LENGTH ? printable : printable.substring(0, MAX_LENGTH);
  }
}
