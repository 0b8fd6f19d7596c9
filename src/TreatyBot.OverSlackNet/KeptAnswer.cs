using TreatyBot.Slack.Wire;

namespace TreatyBot.OverSlackNet;

/// <summary>Keeps the answer to a call as it came, for whoever reads it after SlackNet.</summary>
internal sealed class KeptAnswer(HttpMessageHandler handler) : DelegatingHandler(handler)
{
    /// <summary>With its body; null: none has come.</summary>
    public HttpResponseMessage? Answer { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(SlackWebApi.MaxAnswerBytes, cancellationToken);
        return Answer = answer;
    }
}
