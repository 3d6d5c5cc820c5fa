package org.proofwire.report;

import java.util.Optional;

/**
 * The program that made a report, as the report names it.
 *
 * @param name what it is called
 * @param version which of its releases
 */
public record Tool(String name, String version) {
  /** This build, with the version that its jar carries; "unreleased" where it runs unpacked. */
  public static Tool current() {
    return new Tool(
        "Proofwire",
        Optional.ofNullable(Tool.class.getPackage().getImplementationVersion())
            .orElse("unreleased"));
  }
}
