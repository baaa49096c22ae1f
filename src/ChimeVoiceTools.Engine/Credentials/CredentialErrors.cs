using System.IO;
using System.Text.Json;
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
        && ServiceErrors.Classify(Find<AmazonServiceException>(exception) ?? exception)
            is FailureKind.Throttled or FailureKind.Service or FailureKind.Connection or FailureKind.Timeout;

    /// <summary>What the service that gives credentials said, or else what broke, as one sentence without any secret.</summary>
    public static string Cause(Exception exception)
    {
        if (Find<AmazonServiceException>(exception) is { } service)
        {
            return service is AmazonUnmarshallingException ? Messages.AnswerEmpty : ServiceErrors.Cause(service);
        }

        return IsOfReader(exception) ? Messages.CredentialsUnreadable : Text.Sentence(exception.GetBaseException().Message);
    }

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

    // Those who read a text quote what they could not read, and here that may be a secret. Another module may have a reader of
    // its own.
    private static bool IsOfReader(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is InvalidDataException or FormatException or JsonException
                || exception.GetType().Name is "JsonReaderException" or "JsonSerializationException" or "XmlException")
            {
                return true;
            }
        }

        return false;
    }
}
