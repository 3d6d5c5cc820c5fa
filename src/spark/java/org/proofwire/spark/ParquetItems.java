package org.proofwire.spark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.proofwire.audit.source.Item;
import org.proofwire.audit.source.Sources;
import org.proofwire.audit.source.Sources.Listed;
import org.proofwire.read.ArticleReader;
import org.proofwire.read.Provenance;

/**
 * The articles of a Parquet file, one a row. Columns are named as the fields of a JSON line: {@code
 * id}, {@code text} or {@code title} and {@code html}, {@code source}, {@code published}; others
 * are passed over.
 */
final class ParquetItems implements Iterator<Item>, AutoCloseable {
  private final Listed file;
  private final ArticleReader reader;
  private final Provenance told;
  private final ParquetReader<Group> rows;
  private Optional<Group> ahead;
  private int number;

  ParquetItems(Listed file, ArticleReader reader) throws IOException {
    this.file = file;
    this.reader = reader;
    this.told = Sources.of(file);
    this.rows =
        ParquetReader.builder(
                new GroupReadSupport(), new Path(java.nio.file.Path.of(file.path()).toUri()))
            .build();
    this.ahead = Optional.ofNullable(rows.read());
  }

  @Override
  public boolean hasNext() {
    return ahead.isPresent();
  }

  @Override
  public Item next() {
    Group row = ahead.orElseThrow(NoSuchElementException::new);
    number++;
    String place = file.place() + "#" + number;
    try {
      ahead = Optional.ofNullable(rows.read());
    } catch (IOException e) {
      throw new UncheckedIOException(file.place() + ": reading broke off", e);
    }
    return new Item(
        place, told, Optional.empty(), false, 0, 0, () -> reader.json(place, fields(row)));
  }

  private static ObjectNode fields(Group row) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (Type column : row.getType().getFields()) {
      String name = column.getName();
      if (column.isPrimitive() && row.getFieldRepetitionCount(name) == 1) {
        fields.put(name, text(row, column.asPrimitiveType()));
      }
    }
    return fields;
  }

  private static String text(Group row, PrimitiveType column) {
    String name = column.getName();
    LogicalTypeAnnotation means = column.getLogicalTypeAnnotation();
    return switch (column.getPrimitiveTypeName()) {
      case BINARY -> row.getString(name, 0);
      case INT96 -> instant(NanoTime.fromBinary(row.getInt96(name, 0))).toString();
      case INT64 ->
          means instanceof TimestampLogicalTypeAnnotation time
              ? Instant.EPOCH.plus(row.getLong(name, 0), unit(time.getUnit())).toString()
              : Long.toString(row.getLong(name, 0));
      case INT32 ->
          means instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation
              ? LocalDate.ofEpochDay(row.getInteger(name, 0)).toString()
              : Integer.toString(row.getInteger(name, 0));
      default -> row.getValueToString(row.getType().getFieldIndex(name), 0);
    };
  }

  private static ChronoUnit unit(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> ChronoUnit.MILLIS;
      case MICROS -> ChronoUnit.MICROS;
      case NANOS -> ChronoUnit.NANOS;
    };
  }

  /** Spark's older way to write a moment: a day, and nanoseconds of it. */
  private static Instant instant(NanoTime time) {
    return LocalDate.MIN
        .with(JulianFields.JULIAN_DAY, time.getJulianDay())
        .atStartOfDay()
        .plusNanos(time.getTimeOfDayNanos())
        .toInstant(java.time.ZoneOffset.UTC);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
