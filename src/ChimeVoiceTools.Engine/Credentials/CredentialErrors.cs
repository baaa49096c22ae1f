using System.IO;
using Amazon.Runtime;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Engine.Credentials;

/// <summary>Reads what went wrong while credentials were fetched.</summary>
internal static class CredentialErrors
{
    /// <summary>Whether asking again later may help.</summary>
    public static bool MayPass(Exception exception) =>
        Find<ChimeException>(exception) is null

        // A file that is not there is no broken connection.
        && Find<FileNotFoundException>(exception) is null
        && Find<DirectoryNotFoundException>(exception) is null
        && ServiceErrors.Classify(Find<AmazonServiceException>(exception) ?? exception) is FailureKind.Throttled or FailureKind.Service or FailureKind.Connection or FailureKind.Timeout;

    /// <summary>What the service that gives credentials said, or else what broke, as one sentence.</summary>
    public static string Cause(Exception exception) => Find<AmazonServiceException>(exception) is { } service
        ? service is AmazonUnmarshallingException ? Messages.AnswerEmpty : ServiceErrors.Cause(service)
        : Text.Sentence(exception.GetBaseException().Message);

    /// <summary>The exception, to be told as the cause; null when it may quote an answer, in which the credentials are.</summary>
    public static Exception? Harmless(Exception exception) => Find<AmazonUnmarshallingException>(exception) is null ? exception : null;

    /// <summary>The first exception of a kind, from the outside in.</summary>
    public static T? Find<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found)
            {
                return found;
            }
        }

        return null;
    }
}
