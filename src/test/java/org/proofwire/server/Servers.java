package org.proofwire.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.proofwire.analysis.SentenceMemory;
import org.proofwire.engine.Proofwire;
import org.proofwire.server.ServerSettings.Access;

/** Servers for the tests, on any free port, around one checker. */
final class Servers {
  static final SentenceMemory MEMORY = SentenceMemory.of(200_000);
  static final Proofwire PROOFWIRE =
      Proofwire.with(Proofwire.Settings.usual().withoutModel(), MEMORY);
  static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Servers() {}

  static ProofwireServer usual() {
    return with(Limits.usual(), Access.local());
  }

  static ProofwireServer with(Limits limits, Access access) {
    return with(limits, access, PROOFWIRE);
  }

  static ProofwireServer with(Limits limits, Access access, Proofwire proofwire) {
    return with(settings(limits, access), proofwire);
  }

  static ProofwireServer with(ServerSettings settings) {
    return with(settings, PROOFWIRE);
  }

  static ProofwireServer with(ServerSettings settings, Proofwire proofwire) {
    try {
      return ProofwireServer.start(settings, proofwire, MEMORY, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ServerSettings settings(Limits limits, Access access) {
    return new ServerSettings(
        "127.0.0.1",
        0,
        Proofwire.Settings.usual().withoutModel(),
        limits,
        access,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Access withKey(String key) {
    return new Access(Optional.of(key), Set.of(), Set.of(), false, false);
  }

  /** Limits as they are, but for these. */
  static Limits limits(int textLength, int bodySize, Duration checkTime, int atOnce, int waiting) {
    Limits usual = Limits.usual();
    return new Limits(
        textLength,
        bodySize,
        checkTime,
        atOnce,
        waiting,
        0,
        usual.remembered(),
        usual.connections(),
        Duration.ofSeconds(2),
        usual.stopping());
  }

  static HttpRequest.Builder to(ProofwireServer server, String path) {
    return HttpRequest.newBuilder(server.address().resolve(path)).timeout(Duration.ofSeconds(60));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static HttpResponse<String> get(ProofwireServer server, String path) {
    return send(to(server, path));
  }

  static HttpResponse<String> post(ProofwireServer server, String path, String type, String body) {
    return send(to(server, path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  static URI address(ProofwireServer server) {
    return server.address();
  }
}
