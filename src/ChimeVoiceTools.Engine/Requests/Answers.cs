using System.IO;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Requests;

/// <summary>Reads the service's answers.</summary>
internal static class Answers
{
    /// <summary>What an answer must hold.</summary>
    /// <exception cref="InvalidDataException">It does not: it is not the service's.</exception>
    public static T Require<T>(T? answer)
        where T : class => answer ?? throw new InvalidDataException(Messages.AnswerEmpty);
}
