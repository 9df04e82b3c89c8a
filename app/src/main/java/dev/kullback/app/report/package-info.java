/// The report of a training run: one HTML file that needs nothing else, neither network nor script.
///
/// A [RunReport][dev.kullback.app.report.RunReport] holds everything that is known of a run;
/// [ReportPage][dev.kullback.app.report.ReportPage] lays it out. No number is computed here.
@NullMarked
package dev.kullback.app.report;

import org.jspecify.annotations.NullMarked;
