package org.proofwire.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.proofwire.audit.StoryMaker;
import picocli.CommandLine;

/**
 * The Spark job on Spark's local mode, with several partitions, against {@code proofwire audit}.
 */
@Timeout(600)
class SparkAuditTest {
  private static final StoryMaker MAKER = new StoryMaker(4);
  private static final String[] QUICK = {
    "--only", "model-artifact,encoding-damage,repeated-words,republishing-residue"
  };

  @TempDir private Path folder;
  private Path articles = Path.of("");

  @BeforeEach
  void write() throws IOException {
    System.setProperty("spark.master", "local[3]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.sql.shuffle.partitions", "3");
    articles = Files.createDirectories(folder.resolve("articles/north"));
    articles = folder.resolve("articles");
    Files.writeString(articles.resolve("a.jsonl"), lines(0, 60) + "{broken\n" + lines(60, 70));
    Files.write(articles.resolve("b.jsonl.gz"), gzip(lines(70, 110)));
    Files.writeString(articles.resolve("north/one.txt"), MAKER.story(200).text());
    Files.writeString(articles.resolve("north/copy.txt"), MAKER.story(3).text());
    Files.writeString(articles.resolve("north/empty.txt"), " ");
    Files.writeString(
        articles.resolve("north/german.txt"),
        "Der Stadtrat hat am Montag die Entscheidung über die neue Brücke verschoben. Die Anwohner"
            + " hatten sich über den Lärm in der Nacht beschwert, sagte ein Sprecher.");
    Files.write(articles.resolve("crawl.warc.gz"), gzip(warc(210) + warc(211) + warc(3)));
  }

  private static String lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> StoryMaker.line(MAKER.story(i)))
        .collect(Collectors.joining());
  }

  private static byte[] gzip(String content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(bytes)) {
      packed.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  /** A page as a crawler keeps it. */
  private static String warc(int story) {
    String[] paragraphs = MAKER.story(story).text().split("\n\n");
    String html =
        "<html><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p></article></body></html>"
            .formatted(
                paragraphs[0],
                paragraphs[0],
                String.join("</p><p>", List.of(paragraphs).subList(1, paragraphs.length)));
    String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html;
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/%d\r\n"
            .formatted(story)
        + "WARC-Date: 2026-03-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:%08d-0000-4000-8000-000000000000>\r\n"
            .formatted(story)
        + "Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
            .formatted(http.getBytes(UTF_8).length)
        + http
        + "\r\n\r\n";
  }

  private int spark(Path out, Object... arguments) {
    var errors = new StringWriter();
    int exit =
        new CommandLine(new SparkAudit())
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(errors))
            .execute(
                Stream.concat(
                        Stream.concat(Stream.of("--out", out), Stream.of(QUICK)),
                        Stream.of(arguments))
                    .map(String::valueOf)
                    .toArray(String[]::new));
    assertThat(errors.toString()).isEmpty();
    return exit;
  }

  private void audit(Path out, Path source) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.proofwire.cli.Main", "audit", "--no-config", "--out"));
    command.addAll(List.of(out.toString(), source.toString()));
    command.addAll(List.of(QUICK));
    Path log = folder.resolve("audit.log");
    Process audit =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(audit.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(audit.exitValue()).as(Files.readString(log)).isEqualTo(1);
  }

  /** All that was written for people and programs but the state and Parquet. */
  private static Map<String, String> files(Path out) throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = out.relativize(file).toString();
        if (!name.startsWith("audit.db") && !name.startsWith("reports.parquet")) {
          files.put(name, Files.readString(file));
        }
      }
    }
    return files;
  }

  @Test
  void itComesToTheBytesOfAnAudit() throws IOException, InterruptedException {
    Path one = folder.resolve("one");
    Path many = folder.resolve("many");
    audit(one, articles);
    assertThat(spark(many, articles)).isEqualTo(1);
    Map<String, String> expected = files(one);
    Map<String, String> found = files(many);
    assertThat(found.keySet()).isEqualTo(expected.keySet()).hasSizeGreaterThan(200);
    expected.forEach((name, content) -> assertThat(found.get(name)).as(name).isEqualTo(content));
    assertThat(expected.get("articles.jsonl"))
        .contains("\"outcome\":\"copy\"")
        .contains("\"outcome\":\"skipped\"")
        .contains("\"outcome\":\"unreadable\"");
    parquetHoldsTheReports(many);
    // A second time, too.
    assertThat(spark(many, articles)).isEqualTo(1);
    assertThat(files(many)).isEqualTo(found);
    parquetHoldsTheReports(many);
  }

  private static void parquetHoldsTheReports(Path out) throws IOException {
    var json = new ObjectMapper();
    var reports = new TreeMap<String, String>();
    for (String line : Files.readAllLines(out.resolve("articles.jsonl"))) {
      JsonNode article = json.readTree(line);
      if (article.get("outcome").asText().equals("checked")) {
        Path page = out.resolve(article.get("report").asText());
        Path report = page.resolveSibling(page.getFileName().toString().replace(".html", ".json"));
        reports.put(article.get("id").asText(), Files.readString(report));
      }
    }
    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      Dataset<Row> rows = spark.read().parquet(out.resolve("reports.parquet").toString());
      assertThat(rows.rdd().getNumPartitions()).isGreaterThan(1);
      var found = new TreeMap<String, String>();
      for (Row row : rows.select("id", "report").collectAsList()) {
        found.put(row.getString(0), row.getString(1));
      }
      assertThat(found).isEqualTo(reports);
      assertThat(rows.where("score < 80").count()).isPositive();
    }
  }

  @Test
  void articlesMayComeAsParquetAndFromAddresses() throws IOException, InterruptedException {
    Path lines = Files.writeString(folder.resolve("lines.jsonl"), lines(0, 40));
    Path table = folder.resolve("table.parquet");
    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      spark
          .read()
          .json(lines.toString())
          .selectExpr("id", "source", "cast(published as timestamp) published", "text")
          .repartition(3)
          .write()
          .parquet(table.toString());
    }
    Path one = folder.resolve("one");
    audit(one, lines);
    Path rows = folder.resolve("rows");
    spark(rows, table);
    Path addresses = folder.resolve("addresses");
    spark(addresses, lines.toUri().toString());
    for (Path out : List.of(rows, addresses)) {
      Map<String, JsonNode> expected = checked(one);
      Map<String, JsonNode> found = checked(out);
      assertThat(found).isNotEmpty();
      found.forEach(
          (id, article) -> {
            JsonNode other = requireNonNull(expected.get(id), id);
            for (String field : List.of("title", "source", "published", "score", "findings")) {
              assertThat(article.get(field)).as(id + " " + field).isEqualTo(other.get(field));
            }
          });
    }
    assertThat(checked(addresses).keySet()).isEqualTo(checked(one).keySet());
    assertThat(Files.readAllLines(addresses.resolve("articles.jsonl"))).hasSize(40);
    assertThat(Files.readAllLines(rows.resolve("articles.jsonl"))).hasSize(40);
  }

  private static Map<String, JsonNode> checked(Path out) throws IOException {
    var articles = new TreeMap<String, JsonNode>();
    for (String line : Files.readAllLines(out.resolve("articles.jsonl"))) {
      JsonNode article = new ObjectMapper().readTree(line);
      if (article.has("score")) {
        articles.put(article.get("id").asText(), article);
      }
    }
    return articles;
  }
}
