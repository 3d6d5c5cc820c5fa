package org.proofwire.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.proofwire.analysis.Analysis;

/** What an article must have for a rule to apply. */
public enum Need {
  /** People, organisations or places. */
  @JsonProperty("names")
  NAMES("it names nobody") {
    @Override
    boolean isMetBy(Analysis article) {
      return !article.entities().isEmpty();
    }
  },
  /** Quotations. */
  @JsonProperty("quotes")
  QUOTES("it quotes nobody") {
    @Override
    boolean isMetBy(Analysis article) {
      return !article.quotes().isEmpty();
    }
  },
  /** A model that read it. */
  @JsonProperty("model")
  MODEL("no model read it") {
    @Override
    boolean isMetBy(Analysis article) {
      return !article.doubts().words().isEmpty();
    }
  },
  /** Digits. */
  @JsonProperty("numbers")
  NUMBERS("it has no figures") {
    @Override
    boolean isMetBy(Analysis article) {
      return article.text().chars().anyMatch(Character::isDigit);
    }
  };

  private final String lack;

  Need(String lack) {
    this.lack = lack;
  }

  abstract boolean isMetBy(Analysis article);

  /** Why the rule does not apply, for the report. */
  String lack() {
    return lack;
  }
}
