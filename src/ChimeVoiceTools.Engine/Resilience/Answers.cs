using System.IO;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Resilience;

/// <summary>Tells the service's answers from what is none.</summary>
internal static class Answers
{
    /// <summary>Gets what an answer must have.</summary>
    /// <exception cref="InvalidDataException">The answer does not have it.</exception>
    public static T Require<T>(T? answer)
        where T : class => answer ?? throw new InvalidDataException(Messages.AnswerEmpty);

    /// <summary>Gets the id that an answer must have.</summary>
    /// <param name="id">The answer's.</param>
    /// <param name="asked">The id that was asked for; null when the service makes it.</param>
    /// <exception cref="InvalidDataException">The answer has none, or it is about something else.</exception>
    public static string RequireId(string? id, string? asked) => id switch
    {
        null or "" => throw new InvalidDataException(Messages.AnswerEmpty),
        _ when asked is not null && id != asked => throw new InvalidDataException(Messages.AnswerOfAnother),
        _ => id,
    };
}
