namespace TreatyBot.Telemetry;

/// <summary>Where metrics, traces and logs go: <c>Telemetry:…</c>. Nothing goes anywhere unless it is set.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>A collector of OpenTelemetry that takes OTLP over HTTP, such as <c>http://127.0.0.1:4318</c>.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>True: Prometheus reads the metrics at <c>/metrics</c>, from this machine or with the operator's token.</summary>
    public bool Prometheus { get; set; }
}
