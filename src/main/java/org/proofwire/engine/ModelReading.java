package org.proofwire.engine;

import java.nio.file.Path;
import java.util.Optional;
import org.proofwire.model.Model;
import org.proofwire.model.ModelException;

/**
 * The model, or why there is none.
 *
 * @param notice one line for whoever runs the checker; empty if there is nothing to say
 */
public record ModelReading(Optional<Model> model, Optional<String> notice) {
  static final ModelReading NONE = new ModelReading(Optional.empty(), Optional.empty());

  /**
   * Reads the model; where it is missing or damaged, the rest works without.
   *
   * @param rules a newsroom's own rules, which may hold a model of its own
   */
  public static ModelReading load(Optional<Path> rules) {
    try {
      return new ModelReading(Optional.of(Model.load(ModelFolder.under(rules))), Optional.empty());
    } catch (ModelException e) {
      return new ModelReading(
          Optional.empty(),
          Optional.of(e.getMessage() + ". Going on without the model; --no-model silences this."));
    }
  }
}
