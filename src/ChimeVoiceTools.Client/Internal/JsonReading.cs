using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.ChimeSDKVoice.Internal;

internal static class JsonReading
{
    /// <summary>A reader of the answer's body, as AWS's configuration wants it.</summary>
    public static StreamingUtf8JsonReader NewReader(this JsonUnmarshallerContext context) =>
        new(context.Stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? 4096, context.JsonMaxDepth);
}
