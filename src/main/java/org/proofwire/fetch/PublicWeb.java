package org.proofwire.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Machines that anybody can reach. */
final class PublicWeb {
  /** Those of HTTP and HTTPS. */
  static final Set<Integer> PORTS = Set.of(80, 443);

  /**
   * What is not the public web, after IANA's registries of special-purpose addresses (2024): this
   * host, private and shared networks, link-local (where clouds keep their credentials), protocol
   * assignments, documentation, benchmarks, multicast and what is reserved.
   */
  private static final List<Block> SPECIAL =
      Block.all(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "2620:4f:8000::/48",
          "3fff::/20");

  private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

  /** Where a network without the older protocol shows its addresses (RFC 6052). */
  private static final Block TRANSLATED = Block.of("64:ff9b::/96");

  private PublicWeb() {}

  static boolean holds(InetAddress address) {
    if (address instanceof Inet6Address v6) {
      if (TRANSLATED.holds(v6)) {
        return holds(last32(v6));
      }
      return GLOBAL_UNICAST.holds(v6) && SPECIAL.stream().noneMatch(block -> block.holds(v6));
    }
    return address instanceof Inet4Address
        && SPECIAL.stream().noneMatch(block -> block.holds(address));
  }

  private static InetAddress last32(Inet6Address address) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /** All addresses with the same first bits. */
  private record Block(InetAddress first, int bits) {
    static List<Block> all(String... blocks) {
      return Arrays.stream(blocks).map(Block::of).toList();
    }

    static Block of(String block) {
      int slash = block.indexOf('/');
      try {
        return new Block(
            InetAddress.getByName(block.substring(0, slash)),
            Integer.parseInt(block.substring(slash + 1)));
      } catch (UnknownHostException e) {
        throw new IllegalStateException("numbers are no names", e);
      }
    }

    boolean holds(InetAddress address) {
      byte[] mine = first.getAddress();
      byte[] other = address.getAddress();
      if (mine.length != other.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if (((mine[bit / 8] ^ other[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
