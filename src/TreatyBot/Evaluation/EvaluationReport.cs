using System.Globalization;
using System.Net;
using System.Text;

namespace TreatyBot.Evaluation;

/// <summary>
/// An evaluation as one HTML file that needs nothing else: the figures, how far confidence can be believed, and what caution costs.
/// </summary>
internal static class EvaluationReport
{
    private const int Side = 360;
    private const int Margin = 40;

    public static string Render(string title, IReadOnlyList<QuestionOutcome> outcomes, IReadOnlyDictionary<string, double?> figures)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>{{WebUtility.HtmlEncode(title)}}</title>
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c2733;
                background: #fff }
              table { border-collapse: collapse } td, th { padding: .2rem .8rem .2rem 0; text-align: left }
              td.n { text-align: right; font-variant-numeric: tabular-nums }
              figure { display: inline-block; margin: 0 2rem 2rem 0; vertical-align: top } figcaption { max-width: 24rem; color: #51606e }
              svg { background: #f6f8fa } .axis { stroke: #8a97a3 } .ideal { stroke: #8a97a3; stroke-dasharray: 4 4 }
              .line { fill: none; stroke: #0b62a8; stroke-width: 2 }
              circle { fill: #0b62a8 } text { font-size: 11px; fill: #51606e }
            </style>
            <h1>{{WebUtility.HtmlEncode(title)}}</h1>
            <table>

            """);
        foreach (var (name, value) in figures.Where(figure => figure.Value is not null))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th>{name}<td class=n>{value:0.####}\n");
        }

        html.Append("</table>\n<h2>Confidence</h2>\n");
        AppendReliability(html, EvaluationFigures.Reliability(outcomes));
        AppendRiskCoverage(html, EvaluationFigures.RiskCoverage(outcomes));
        html.Append("<h2>Missed questions</h2>\n<table>\n<tr><th>question<th>why<th>first quote\n");
        foreach (var outcome in outcomes.Where(outcome => outcome.Question.IsAnswerable && outcome.Miss is not null))
        {
            var first = outcome.Quotes.Count > 0 ? SourceTexts.Fold(outcome.Quotes[0].Quote.Text) : "–";
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{WebUtility.HtmlEncode(outcome.Question.Question)}<td>{outcome.Miss}<td>{WebUtility.HtmlEncode(first)}\n");
        }

        return html.Append("</table>\n</html>\n").ToString();
    }

    private static void AppendReliability(StringBuilder html, IReadOnlyList<(double From, int Count, double Stated, double Right)> tenths)
    {
        Begin(html, "stated", "right");
        html.Append(CultureInfo.InvariantCulture, $"<line class=ideal x1={X(0)} y1={Y(0)} x2={X(1)} y2={Y(1)} />\n");
        foreach (var (_, count, stated, right) in tenths)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<circle cx={X(stated)} cy={Y(right)} r={Math.Clamp(2 + Math.Sqrt(count), 3, 16):0.0}>");
            html.Append(
                CultureInfo.InvariantCulture,
                $"<title>{count} questions: stated {stated:0.00}, right {right:0.00}</title></circle>\n");
        }

        End(
            html,
            "How often one of the first three quotes is right, by the confidence that the answer was given with, in tenths; "
            + "on the dashed line the two agree. Larger dots stand for more answers. "
            + "An answer to a question that has none counts as wrong.");
    }

    private static void AppendRiskCoverage(StringBuilder html, IReadOnlyList<(double Coverage, double Risk)> curve)
    {
        Begin(html, "answered", "wrong");
        html.Append("<polyline class=line points=\"");
        foreach (var (coverage, risk) in curve)
        {
            html.Append(CultureInfo.InvariantCulture, $"{X(coverage)},{Y(risk)} ");
        }

        html.Append("\" />\n");
        End(
            html,
            "What caution costs: the share of all questions that is answered where only the most confident answers are given, "
            + "and the share of those whose first three quotes are all wrong.");
    }

    private static void Begin(StringBuilder html, string across, string up) => html.Append(CultureInfo.InvariantCulture, $"""
        <figure><svg width={Side + (2 * Margin)} height={Side + (2 * Margin)} role=img>
        <line class=axis x1={X(0)} y1={Y(0)} x2={X(1)} y2={Y(0)} /><line class=axis x1={X(0)} y1={Y(0)} x2={X(0)} y2={Y(1)} />
        <text x={X(0.5)} y={Y(0) + 30}>{across}</text><text x=4 y={Y(0.5)}>{up}</text>
        <text x={X(0) - 4} y={Y(0) + 16}>0</text><text x={X(1) - 4} y={Y(0) + 16}>1</text><text x={X(0) - 14} y={Y(1) + 4}>1</text>

        """);

    private static void End(StringBuilder html, string caption) =>
        html.Append(CultureInfo.InvariantCulture, $"</svg><figcaption>{caption}</figcaption></figure>\n");

    private static int X(double share) => (int)Math.Round(Margin + (share * Side));

    private static int Y(double share) => (int)Math.Round(Margin + ((1 - share) * Side));
}
