/** What scrapers, spinners and translation systems leave behind. */
@NullMarked
package org.proofwire.rule.residue;

import org.jspecify.annotations.NullMarked;
