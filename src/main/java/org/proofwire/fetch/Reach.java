package org.proofwire.fetch;

import java.net.InetAddress;
import java.net.URI;

/** Which machines may be asked. */
public interface Reach {
  /**
   * The public web, on its usual ports. A program that fetches whatever address it is given would
   * else be a door into the network that it stands in.
   */
  Reach PUBLIC =
      new Reach() {
        @Override
        public boolean allows(InetAddress address) {
          return PublicWeb.holds(address);
        }

        @Override
        public boolean allowsPort(int port) {
          return PublicWeb.PORTS.contains(port);
        }
      };

  /** Any machine; for an operator who knows the addresses. */
  Reach ANY = address -> true;

  boolean allows(InetAddress address);

  default boolean allowsPort(int port) {
    return true;
  }

  /** Whether the port of an address may be asked; {@code -1} stands for the usual one. */
  default boolean allowsPortOf(URI address) {
    return address.getPort() == -1 || allowsPort(address.getPort());
  }
}
