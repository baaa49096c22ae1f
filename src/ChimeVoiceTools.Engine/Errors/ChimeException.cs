namespace ChimeVoiceTools.Engine.Errors;

/// <summary>An error that says what was asked, what went wrong and what to do.</summary>
public sealed class ChimeException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="errorId">The service's error name, or one of <see cref="ErrorIds"/>.</param>
    /// <param name="kind">What sort of error it is.</param>
    /// <param name="message">Whole sentences, without any secret.</param>
    /// <param name="inner">What caused it; null when nothing else did.</param>
    /// <param name="remedy">What the caller can give to avoid it.</param>
    public ChimeException(string errorId, ChimeErrorKind kind, string message, Exception? inner = null, ChimeRemedy remedy = ChimeRemedy.None)
        : base(DisplayText.Uncut(message), inner)
    {
        ErrorId = errorId;
        Kind = kind;
        Remedy = remedy;
    }

    /// <summary>The service's error name, or one of <see cref="ErrorIds"/>.</summary>
    public string ErrorId { get; }

    /// <summary>What sort of error it is.</summary>
    public ChimeErrorKind Kind { get; }

    /// <summary>What the caller can give to avoid it.</summary>
    public ChimeRemedy Remedy { get; }
}
