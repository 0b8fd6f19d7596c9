using TreatyBot.Core.Conversations;

namespace TreatyBot.Slack.Connector;

/// <summary>An accepted question on its way to its reply, and the way back to where it was asked.</summary>
internal sealed class PendingQuestion(AskedQuestion question, ReplyAddress address)
{
    private volatile string _text = question.Text;
    private volatile bool _isDeleted;

    public string EventKey => question.EventKey;

    /// <summary>As it reads now.</summary>
    public AskedQuestion Question => question with { Text = _text };

    public ReplyAddress Address => address;

    /// <summary>Its message is gone, so that nobody waits for a reply.</summary>
    public bool IsDeleted => _isDeleted;

    /// <summary>The replies of one channel come one after the other; what only the asker sees waits for nobody.</summary>
    public string Queue => address.ResponseUrl is null ? $"{address.Team}:{address.Channel}" : question.EventKey;

    /// <summary>Says that the bot is at work; a status that came after the reply would stay.</summary>
    public Task Status { get; set; } = Task.CompletedTask;

    public void Revise(string text) => _text = text;

    public void Delete() => _isDeleted = true;
}
