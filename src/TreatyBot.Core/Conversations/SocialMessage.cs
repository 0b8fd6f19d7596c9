namespace TreatyBot.Core.Conversations;

/// <summary>What people say to a bot beside questions to the documents.</summary>
public enum SocialMessage
{
    /// <summary>"Hi", "how are you?", "is anybody there?".</summary>
    Greeting,

    /// <summary>"Thanks", "that helped".</summary>
    Thanks,

    /// <summary>"Ok", "got it".</summary>
    Acknowledgement,

    /// <summary>"Bye".</summary>
    Farewell,

    /// <summary>"Help", "what can you do?".</summary>
    Help,

    /// <summary>"Who are you?".</summary>
    Identity,

    /// <summary>"Which documents do you have?".</summary>
    Documents,

    /// <summary>"You are useless", "shut up": nothing to look up, and nothing to be offended by.</summary>
    Complaint,
}
