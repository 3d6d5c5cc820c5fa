package org.proofwire.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.proofwire.audit.Intake.Prepared;
import org.proofwire.audit.StoryChecks;
import org.proofwire.audit.source.Item;
import org.proofwire.audit.source.Sources.Listed;
import org.proofwire.read.ArticleReader;
import org.proofwire.spark.Batch.Part;
import org.proofwire.spark.Batch.Wanted;

/**
 * What a task does. Articles are read twice, once to tell copies from stories and once to check the
 * stories: reading takes a hundredth of the time of a check, and so no article has to be sent from
 * one machine to another.
 */
record Passes(Plan plan, Shelf shelf) implements Serializable {

  /** A file and its number. */
  record Numbered(int number, Listed file) implements Serializable {}

  /** The first pass: reads all articles of some files. */
  Iterator<Told> read(List<Numbered> files) throws IOException, InterruptedException {
    Engine engine = Engine.of(plan);
    var told = new ArrayList<Told>();
    for (Numbered each : files) {
      try (var items = shelf.open(each.file(), new ArticleReader())) {
        for (int index = 0; items.hasNext(); index++) {
          Item item = items.next();
          told.add(Told.of(each.number(), index, item, read(item, engine)));
        }
      }
    }
    return told.iterator();
  }

  private static Prepared read(Item item, Engine engine) throws InterruptedException {
    try {
      return engine.intake().read(item);
    } catch (RuntimeException | StackOverflowError e) {
      return engine.intake().unreadable(item, e);
    }
  }

  /** The second pass: checks the stories of a batch. */
  Iterator<Done> check(Batch batch) throws IOException, InterruptedException {
    Engine engine = Engine.of(plan);
    var done = new ArrayList<Done>();
    try (var checks =
        new StoryChecks(engine.checker(), engine.intake(), plan.settings().timeLimit())) {
      for (Part part : batch.parts()) {
        try (var items = shelf.open(part.file(), new ArticleReader())) {
          int index = 0;
          for (Wanted wanted : part.stories()) {
            for (; index < wanted.index(); index++) {
              items.next();
            }
            Prepared read = read(items.next(), engine);
            index++;
            done.add(
                new Done(
                    wanted.number(),
                    checks.check(read.story().orElseThrow(IllegalStateException::new))));
          }
        }
      }
    }
    return done.iterator();
  }
}
