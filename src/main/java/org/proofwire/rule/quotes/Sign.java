package org.proofwire.rule.quotes;

import java.util.Locale;

/**
 * What a reader may notice about a name that words are given to. Some signs speak against it, some
 * for it; how much each counts is in {@code rules/quotes/misattributed-quote.yml}.
 */
enum Sign {
  // What speaks against the name, as a rule.

  /** A bare surname that the article introduces only further down. */
  NAMED_LATER,
  /** A bare surname that nothing before has mentioned. */
  UNNAMED_BEFORE,
  /** A bare surname last mentioned two paragraphs ago or more; 1 from eight on. */
  AWAY,
  /** The sentence before, in the same paragraph, reports somebody else's words. */
  OTHER_SPEAKS_HERE,
  /** The paragraph before ends with somebody else's words. */
  OTHER_SPEAKS,
  /** The sentence before introduces somebody by full name and reports what that one says. */
  OTHER_INTRODUCED,
  /** The sentence before, in the same paragraph, tells what somebody else does. */
  OTHER_ACTS_HERE,
  /** The paragraph before ends with what somebody else does. */
  OTHER_ACTS,
  /** That somebody else has been speaking or acting for two paragraphs or more. */
  OTHER_FOR_LONG,
  /** The words take up those of the sentence before, which is somebody else's. */
  TAKES_UP_OTHER,
  /** The next sentence begins with whoever stands before. */
  OTHER_FOLLOWS,
  /** Whoever spoke before is the next to speak. */
  OTHER_RETURNS,
  /** The speech goes on with a role that only somebody else has: "the president added". */
  OTHER_ROLE,
  /** The speech goes on with a pronoun of the other gender. */
  OTHER_PRONOUN,
  /** The clause itself goes on with a pronoun of the other gender. */
  OWN_PRONOUN,
  /** "added", "continued", behind somebody else's words. */
  ADDS_TO_OTHER,
  /** The words are led up to by somebody else and a colon. */
  OTHER_LEADS_UP,
  /**
   * The words name their speaker by surname, office or title, as one names others, or go on with
   * "he" or "she".
   */
  SPEAKS_OF_ITSELF,
  /** The words name their speaker in full, as some do of themselves. */
  NAMES_ITSELF,
  /** They name their speaker and say "I". */
  NAMES_ITSELF_WITH_I,
  /** They say "I" and name what is called after their speaker: "the Roe campaign". */
  NAMES_OWN_CAMP_WITH_I,
  /** The sentence before asks somebody else. */
  OTHER_ASKED,
  /** Somebody else asks in the sentence before, and the words are a question. */
  OTHER_ASKS,
  /** The sentence before asks the speaker. */
  WAS_ASKED,
  /** A word that is nobody's name: "Journalism said". */
  NO_NAME,
  /** A surname without the particle that it has everywhere else: "Blasio" of de Blasio. */
  SHORN_NAME,
  /** The sentence names the speaker once more, as if it were somebody else. */
  NAMED_AGAIN,
  /** "Riedl say". */
  PLURAL_VERB,
  /** The one named has only been asked or told something so far. */
  ONLY_LISTENS,

  // What speaks for the name, as a rule.

  /** A title before the name, or an apposition that says who it is. */
  DESCRIBED,
  /** A full name with neither. */
  FULL_NAME,
  /** Named in the sentence before. */
  NAMED_JUST_BEFORE,
  /** Spoke or acted within the last sentences. */
  SPOKE_BEFORE,
  /** Named in the next sentence or the next paragraph, or speaks on there. */
  STAYS,
  /** Named nearly as often as anybody; 1 for the one named most. */
  CENTRAL,
  /** Questions and answers, in which speakers take turns. */
  DIALOGUE,
  /** The name opens the paragraph, as where the writer turns to somebody else. */
  OPENS,
  /** Three others or more have just spoken in turn. */
  ROUND_UP,
  /** A part of a sentence is quoted, so the writer is speaking too. */
  FRAGMENT;

  /** Its name in the rule's file: {@code named-later}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
