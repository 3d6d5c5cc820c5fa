package org.proofwire.spark;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import org.proofwire.audit.Duplicates;
import org.proofwire.audit.Duplicates.Original;
import org.proofwire.audit.source.Sources.Listed;
import org.proofwire.audit.state.Entry.Check;
import org.proofwire.audit.state.Entry.Outcome;
import org.proofwire.audit.state.Run;
import org.proofwire.audit.state.State;
import org.proofwire.report.Tool;
import org.proofwire.spark.Passes.Numbered;

/**
 * An audit whose articles are read and checked by many machines. The driver tells copies from
 * stories, and writes the state; it does so in the order of reading, so that the outcome is the one
 * that {@code proofwire audit} comes to, however the work was spread. Every story is checked, also
 * one that the state knows already, so that the Parquet reports are complete.
 */
final class Job {
  /** So many files are read in one task at most. */
  private static final int FILES_IN_A_TASK = 64;

  private static final int SMALLEST_BATCH = 8;
  private static final int LARGEST_BATCH = 1_000;

  /** So many batches for each thread, so that none waits long for the last. */
  private static final int BATCHES = 8;

  private final SparkSession spark;
  private final Plan plan;
  private final List<String> sources;

  /** What is known of an article of the run besides what reading told. */
  private record Verdicts(Set<Integer> repeated, Map<Integer, Original> copies) {}

  Job(SparkSession spark, Plan plan, List<String> sources) {
    this.spark = spark;
    this.plan = plan;
    this.sources = List.copyOf(sources);
  }

  /**
   * Audits, and puts all into the state at once: a job that fails leaves it as it was.
   *
   * @param parquet where to write the reports as Parquet, too
   */
  Run run(State state, String parquet) throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Engine engine = Engine.of(plan);
    var shelf =
        new Shelf(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    var passes = new Passes(plan, shelf);
    List<Listed> files = shelf.list(sources);
    List<List<Numbered>> tasks = tasks(files, context.defaultParallelism());
    JavaRDD<Told> told =
        context
            .parallelize(tasks, Math.max(1, tasks.size()))
            .flatMap(passes::read)
            .persist(StorageLevel.DISK_ONLY());
    int count = Math.toIntExact(told.count());

    var batches = new Batch.Maker(files, batchSize(count, context.defaultParallelism()));
    Verdicts verdicts = tellCopies(told, batches);
    List<Batch> work = batches.batches();
    JavaRDD<Done> done =
        context
            .parallelize(work, Math.max(1, work.size()))
            .flatMap(passes::check)
            .persist(StorageLevel.DISK_ONLY());
    ParquetReports.write(spark, done, plan, parquet);

    Run run = state.begin(runPlan(engine), Instant.now());
    add(run, told.toLocalIterator(), done.toLocalIterator(), verdicts, state, engine);
    told.unpersist();
    done.unpersist();
    return state.finish(run, Run.Status.FINISHED);
  }

  private static List<List<Numbered>> tasks(List<Listed> files, int threads) {
    int size = Math.max(1, Math.min(FILES_IN_A_TASK, files.size() / threads));
    var tasks = new ArrayList<List<Numbered>>();
    for (int from = 0; from < files.size(); from += size) {
      var task = new ArrayList<Numbered>();
      for (int i = from; i < Math.min(files.size(), from + size); i++) {
        task.add(new Numbered(i, files.get(i)));
      }
      tasks.add(task);
    }
    return tasks;
  }

  private static int batchSize(int articles, int threads) {
    return Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, articles / (threads * BATCHES)));
  }

  private Verdicts tellCopies(JavaRDD<Told> told, Batch.Maker batches) {
    var verdicts = new Verdicts(new HashSet<>(), new HashMap<>());
    var places = new HashSet<String>();
    try (var duplicates = new Duplicates(plan.similarEnough())) {
      int read = 0;
      int number = 0;
      for (Iterator<Told> all = told.toLocalIterator(); all.hasNext(); read++) {
        Told article = all.next();
        if (!places.add(article.place())) {
          verdicts.repeated().add(read);
          continue;
        }
        number++;
        if (article.settled().isPresent()) {
          continue;
        }
        Optional<Original> original = duplicates.find(article.text(), article.sketch());
        if (original.isPresent()) {
          verdicts.copies().put(number, original.get());
          continue;
        }
        duplicates.add(number, article.text(), article.sketch());
        batches.add(article, number);
      }
    }
    return verdicts;
  }

  private Run.Plan runPlan(Engine engine) {
    Tool tool = Tool.current();
    String options =
        "spark similar=%s any-language=%s max-chars=%d"
            .formatted(plan.similarEnough(), plan.anyLanguage(), plan.maxChars());
    return new Run.Plan(
        sources,
        options,
        engine.version(),
        false,
        new Run.Scale(
            engine.proofwire().profile().name(),
            engine.proofwire().profile().passMark(),
            tool.name() + " " + tool.version()));
  }

  private static void add(
      Run run,
      Iterator<Told> told,
      Iterator<Done> done,
      Verdicts verdicts,
      State state,
      Engine engine) {
    byte[] sample = engine.checker().packedWith();
    int number = 0;
    for (int read = 0; told.hasNext(); read++) {
      Told article = told.next();
      if (verdicts.repeated().contains(read)) {
        continue;
      }
      number++;
      state.add(run, article.entry(number, outcome(article, number, done, verdicts)), sample);
    }
  }

  private static Outcome outcome(Told article, int number, Iterator<Done> done, Verdicts verdicts) {
    if (article.settled().isPresent()) {
      return article.settled().get();
    }
    Original original = verdicts.copies().get(number);
    if (original != null) {
      return new Outcome.Copy(article.text().hex(), original.story(), original.similarity());
    }
    return new Outcome.Story(
        article.text().hex(), Optional.ofNullable(article.signature()), next(done, number));
  }

  private static Check next(Iterator<Done> done, int number) {
    Done next = done.next();
    if (next.number() != number) {
      throw new IllegalStateException(
          "the sources changed while they were audited: begin again (story %d, not %d)"
              .formatted(next.number(), number));
    }
    return next.check();
  }
}
