/** LanguageTool's rules and ours in its format, chosen and graded for news. */
@NullMarked
package org.proofwire.rule.grammar;

import org.jspecify.annotations.NullMarked;
