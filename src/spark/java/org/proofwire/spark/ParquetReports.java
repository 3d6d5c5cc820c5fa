package org.proofwire.spark;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.proofwire.audit.state.Checked;
import org.proofwire.audit.state.Entry.Check;

/**
 * Writes reports as Parquet, one story a row, from the machines that checked them. {@code report}
 * is the JSON report, to the byte; {@code number} is the story's in the audit.
 */
final class ParquetReports {
  private static final StructType KIND =
      new StructType()
          .add("rule", DataTypes.StringType, false)
          .add("label", DataTypes.StringType, false)
          .add("findings", DataTypes.IntegerType, false)
          .add("penalty", DataTypes.DoubleType, false);

  private static final StructType COLUMNS =
      new StructType()
          .add("number", DataTypes.IntegerType, false)
          .add("id", DataTypes.StringType, false)
          .add("score", DataTypes.IntegerType, false)
          .add("verdict", DataTypes.StringType, false)
          .add("words", DataTypes.IntegerType, false)
          .add("findings", DataTypes.IntegerType, false)
          .add("penalty", DataTypes.DoubleType, false)
          .add("kinds", DataTypes.createArrayType(KIND, false), false)
          .add("rules", DataTypes.StringType, false)
          .add("report", DataTypes.StringType, false);

  private ParquetReports() {}

  static void write(SparkSession spark, JavaRDD<Done> done, Plan plan, String place) {
    JavaRDD<Row> rows =
        done.filter(each -> each.check() instanceof Check.Now)
            .map(each -> row(each.number(), ((Check.Now) each.check()).checked(), plan));
    spark.createDataFrame(rows, COLUMNS).write().mode(SaveMode.Overwrite).parquet(place);
  }

  private static Row row(int number, Checked checked, Plan plan) {
    List<Row> kinds =
        checked.costs().stream()
            .map(
                cost ->
                    RowFactory.create(cost.rule(), cost.label(), cost.findings(), cost.penalty()))
            .toList();
    return RowFactory.create(
        number,
        checked.key(),
        checked.score(),
        checked.verdict(),
        checked.words(),
        checked.findings(),
        checked.penalty(),
        kinds.toArray(),
        checked.rules(),
        Engine.of(plan).checker().json(checked));
  }
}
