package org.zaitaku.planted.verbs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Planted: an entity that is changed without a verb of the field. */
@Entity
class EntityWithSetter {
  @Id Long id;
  String name;

  public void setName(String newName) {
    name = newName;
  }

  void settle(String innocentName) {
    name = innocentName;
  }
}
