package org.proofwire.spark;

import java.io.Serializable;
import org.proofwire.audit.state.Entry.Check;

/**
 * The check of a story.
 *
 * @param number the story's number in the run
 */
record Done(int number, Check check) implements Serializable {}
