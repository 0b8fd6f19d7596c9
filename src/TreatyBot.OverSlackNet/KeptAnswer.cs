namespace TreatyBot.OverSlackNet;

/// <summary>Keeps the answer to a call as it came, for whoever reads it after SlackNet.</summary>
internal sealed class KeptAnswer(HttpMessageHandler handler) : DelegatingHandler(handler)
{
    /// <summary>Longer answers are not read: the longest, a page of history, is far shorter.</summary>
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    /// <summary>With its body; null: none has come.</summary>
    public HttpResponseMessage? Answer { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);
        return Answer = answer;
    }
}
