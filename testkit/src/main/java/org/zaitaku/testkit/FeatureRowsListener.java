package org.zaitaku.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes which rows of FEATURES.md the tests of this run carried, from their tags, to a file of its
 * own in {@code target/feature-rows}. A test that failed, was aborted or skipped, or whose class
 * did not come up, speaks against its rows. {@code scripts/verify} merges the files of all modules.
 */
public final class FeatureRowsListener implements TestExecutionListener {

  private final Path directory;
  private FeatureRows rows = new FeatureRows();
  private TestPlan plan;

  /** As the launcher makes it: below the module's directory, in which its tests run. */
  public FeatureRowsListener() {
    this(Path.of("target", "feature-rows"));
  }

  FeatureRowsListener(Path directory) {
    this.directory = directory;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
    rows = new FeatureRows();
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    notPassed(test);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
      notPassed(test);
    } else if (test.isTest()) {
      eachRow(test, rows::passed);
    }
  }

  private void notPassed(TestIdentifier test) {
    eachRow(test, rows::notPassed);
    plan.getDescendants(test).forEach(below -> eachRow(below, rows::notPassed));
  }

  private static void eachRow(TestIdentifier test, Consumer<String> row) {
    test.getTags().stream().map(TestTag::getName).filter(FeatureRows::isRow).forEach(row);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan finished) {
    if (rows.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(directory);
      Files.writeString(Files.createTempFile(directory, "run-", ".txt"), rows.lines());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
