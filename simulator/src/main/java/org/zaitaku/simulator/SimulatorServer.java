package org.zaitaku.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The running simulator. CRL, OCSP and what a server asks the identity provider are served from the
 * start; the pages for people only once {@link #awaitServer} has seen a server of the verification
 * environment.
 */
public final class SimulatorServer implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SimulatorServer.class.getName());
  private static final int THREADS = 16;

  private final HttpServer http;
  private final ExecutorService threads;
  private final VerificationServer server;
  private final ServeSettings settings;
  private final CardStates states;
  private final CardAuthorityResource authorities;
  private final AppResource app;
  private final IdentityResource identity;
  private final AdminResource admin;
  private final HomePage home;
  private final byte[] styles;
  private volatile boolean serverSeen;

  private SimulatorServer(
      ServeSettings settings, CardDirectory directory, CardStates states, Clock clock)
      throws IOException {
    this.settings = settings;
    this.states = states;
    this.server = new VerificationServer(settings.server());
    this.authorities =
        new CardAuthorityResource(
            directory,
            new RevocationList(directory, states, clock),
            new OcspResponder(directory, states, clock));
    VisitResource visits = new VisitResource(directory, states, new AppVisits(clock));
    this.app = new AppResource(server, visits);
    this.identity = new IdentityResource(directory, states, server, visits, clock);
    this.admin = new AdminResource(directory, states, authorities, identity);
    this.home = new HomePage(directory, states, settings);
    try (InputStream css = SimulatorServer.class.getResourceAsStream("simulator.css")) {
      this.styles = css.readAllBytes();
    }
    this.threads = Executors.newFixedThreadPool(THREADS);
    this.http = HttpServer.create(new InetSocketAddress(settings.bind(), settings.port()), 0);
    http.setExecutor(threads);
    http.createContext("/", this::exchange);
  }

  /**
   * Starts to listen.
   *
   * @throws IOException when the port is in use
   * @throws IllegalArgumentException when the directory holds no cards
   */
  public static SimulatorServer start(ServeSettings settings, Clock clock) throws IOException {
    CardDirectory directory = CardDirectory.open(settings.directory());
    return start(settings, directory, new CardStates(directory, clock), clock);
  }

  /** Serves cards that are already loaded; the directory of the settings is not looked at. */
  static SimulatorServer start(
      ServeSettings settings, CardDirectory directory, CardStates states, Clock clock)
      throws IOException {
    // Without it each answer on a kept connection waits 40 ms for a delayed acknowledgement.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
    SimulatorServer simulator = new SimulatorServer(settings, directory, states, clock);
    simulator.http.start();
    return simulator;
  }

  /**
   * Waits for the server, and opens the app when it is one of the verification environment.
   *
   * @throws ServerRefused otherwise, with one line for the person who started this
   */
  public void awaitServer() throws ServerRefused, InterruptedException {
    server.await(settings.patience());
    serverSeen = true;
  }

  public int port() {
    return http.getAddress().getPort();
  }

  /** Where browsers of this machine reach it, without a slash at the end. */
  public URI address() {
    return URI.create("http://localhost:" + port());
  }

  /** Wrong PINs and revocations; a change is answered by CRL and OCSP at once. */
  public CardStates states() {
    return states;
  }

  public void ocspMode(OcspMode mode) {
    authorities.ocspMode(mode);
  }

  public void crlMode(CrlMode mode) {
    authorities.crlMode(mode);
  }

  public void identityMode(IdentityMode mode) {
    identity.mode(mode);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    Reply reply;
    try {
      reply = route(Request.read(exchange));
    } catch (Request.TooLarge e) {
      reply = Reply.text(413, "at most " + Request.LIMIT + " bytes");
    } catch (IllegalArgumentException e) {
      reply = Reply.text(400, "the request cannot be understood: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reply = Reply.text(503, "the simulator is stopping");
    } catch (RuntimeException e) {
      LOG.log(
          Level.SEVERE,
          "request failed: "
              + exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI().getPath(),
          e);
      reply = Reply.text(500, "the simulator failed; see its log");
    }
    if (reply.delay().isZero()) {
      reply.send(exchange);
    } else {
      sendLater(exchange, reply);
    }
  }

  private void sendLater(HttpExchange exchange, Reply reply) {
    CompletableFuture.delayedExecutor(reply.delay().toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              try {
                reply.send(exchange);
              } catch (IOException e) {
                LOG.log(Level.FINE, "nobody waited for the slow answer", e);
              }
            });
  }

  private Reply route(Request request) throws InterruptedException {
    String first = request.segments().isEmpty() ? "" : request.segments().get(0);
    if (first.equals("ca")) {
      return authorities.handle(request);
    }
    if (request.isPost() && request.isForeign()) {
      return Reply.text(403, "forms are taken only from the simulator's own pages");
    }
    return switch (first) {
      case "admin" -> admin.handle(request);
      case "app" -> serverSeen ? app.handle(request) : serverAway();
      case "oidc" ->
          serverSeen || identity.isForServers(request) ? identity.handle(request) : serverAway();
      case "" -> request.isGet() ? home.handle(request) : Reply.methodNotAllowed("GET");
      case "simulator.css" ->
          request.isGet()
              ? Reply.of(200, "text/css; charset=utf-8", styles)
              : Reply.methodNotAllowed("GET");
      default -> Reply.notFound();
    };
  }

  private static Reply serverAway() {
    return Reply.html(503, AppPages.refusal(Texts.of("ja"), "refused.server-away"));
  }
}
