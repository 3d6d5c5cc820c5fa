package org.proofwire.evaluation;

import java.util.List;

/**
 * One way of holding a checker against marked articles.
 *
 * @param <U> what one article contributes
 */
interface Task<U> {
  /** What one article contributes. */
  U unit(Gold gold, Prediction prediction);

  /**
   * The figures over all articles.
   *
   * @param documents the articles, those that translate one original together
   */
  Figures figures(List<List<U>> documents);
}
