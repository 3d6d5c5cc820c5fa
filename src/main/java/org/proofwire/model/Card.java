package org.proofwire.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.util.List;
import java.util.Map;

/**
 * What must be known of a model to use it: {@code rules/models/wording.yml}.
 *
 * @param name of the model, with its version
 * @param files SHA-256 of each file that belongs to it, by name
 * @param longest pieces in a window, its start and end included
 * @param heads the questions that it answers, in the order of its outputs
 * @param judge how the answers make one
 */
record Card(String name, Map<String, String> files, int longest, List<String> heads, Judge judge) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addModule(new ParameterNamesModule(JsonCreator.Mode.PROPERTIES))
          .build();

  Card {
    files = Map.copyOf(files);
    heads = List.copyOf(heads);
    if (longest < 16 || longest > 512) {
      throw new IllegalArgumentException("“longest” must be from 16 to 512: " + longest);
    }
    judge.requireHeads(heads.size());
  }

  /**
   * Reads one.
   *
   * @throws ModelException if it has a mistake
   */
  static Card parse(String yaml) throws ModelException {
    try {
      return YAML.readValue(yaml, Card.class);
    } catch (JsonProcessingException e) {
      throw new ModelException(
          "the model's card can't be read (" + e.getOriginalMessage().replaceAll("\\s+", " ") + ")",
          e);
    }
  }
}
