package org.proofwire.audit.source;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.proofwire.read.Reading.Unreadable;

/** A web of a few pages, without a network. */
record FixedWeb(Map<String, String> pages) implements Web {
  @Override
  public Answer get(URI address, Validators known) {
    String content = pages.get(address.toString());
    return content == null
        ? new Answer.Failed(
            new Unreadable(address.toString(), "not there", "Check the address."), Optional.empty())
        : new Answer.Page(
            address,
            "",
            Optional.empty(),
            content.getBytes(StandardCharsets.UTF_8),
            Validators.NONE);
  }
}
