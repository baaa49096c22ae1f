#if NETFRAMEWORK
using Amazon.ChimeSDKVoice.Model;
using Amazon.Runtime;
using Amazon.Util;

namespace ChimeVoiceTools.Engine.Connections;

/// <summary>Keeps .NET Framework from sending a deletion again by itself.</summary>
/// <remarks>
/// HttpWebRequest sends a request anew when the connection closes before an answer and no body was begun: the deletion
/// whose answer was lost would then fail, since there is nothing left to delete, and nobody would know of the first one.
/// A body that is said to be empty counts as begun.
/// </remarks>
internal static class SingleSend
{
    public static void Require(AmazonServiceClient client) => client.BeforeRequestEvent += static (_, arguments) =>
    {
        if (arguments is WebServiceRequestEventArgs { Request: DeleteVoiceProfileRequest or DeleteVoiceProfileDomainRequest } deletion)
        {
            deletion.Headers[HeaderKeys.ContentLengthHeader] = "0";
        }
    };
}
#endif
