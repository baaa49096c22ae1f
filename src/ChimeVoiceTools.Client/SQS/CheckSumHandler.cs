using System.IO;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;
using Amazon.Util;

namespace Amazon.SQS;

/// <summary>Compares what was received with the MD5 digests that came with it, as the official client does.</summary>
internal sealed class CheckSumHandler : PipelineHandler
{
    private const byte Text = 1;
    private const byte Bytes = 2;

    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var result = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        if (executionContext.ResponseContext.Response is ReceiveMessageResponse { Messages: { } messages })
        {
            foreach (var message in messages)
            {
                Check(message);
            }
        }

        return result;
    }

    private static void Check(Message message)
    {
        if (!IsOf(message.MD5OfBody, Encoding.UTF8.GetBytes(message.Body ?? string.Empty)))
        {
            throw new AmazonSQSException($"MD5 hash mismatch for message id {message.MessageId}");
        }

        if (message.MessageAttributes is { Count: > 0 } attributes
            && !string.IsNullOrEmpty(message.MD5OfMessageAttributes)
            && !IsOf(message.MD5OfMessageAttributes, Encode(attributes)))
        {
            throw new AmazonSQSException($"Attribute MD5 hash mismatch for message id {message.MessageId}");
        }
    }

    private static bool IsOf(string? digest, byte[] content) => string.Equals(
        digest,
        AWSSDKUtils.ToHex(CryptoUtilFactory.CryptoInstance.ComputeMD5Hash(content), lowercase: true),
        StringComparison.OrdinalIgnoreCase);

    private static byte[] Encode(Dictionary<string, MessageAttributeValue> attributes)
    {
        var encoded = new MemoryStream();
        foreach (var (name, value) in attributes.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(Pair))
        {
            Write(Encoding.UTF8.GetBytes(name));
            Write(Encoding.UTF8.GetBytes(value.DataType ?? string.Empty));
            if (value.StringValue is { } text)
            {
                encoded.WriteByte(Text);
                Write(Encoding.UTF8.GetBytes(text));
            }
            else if (value.BinaryValue is { } bytes)
            {
                encoded.WriteByte(Bytes);
                Write(bytes.ToArray());
            }
        }

        return encoded.ToArray();

        static (string Name, MessageAttributeValue Value) Pair(KeyValuePair<string, MessageAttributeValue> entry) =>
            (entry.Key, entry.Value);

        // The length in front of each part has its highest byte first.
        void Write(byte[] part)
        {
            var length = part.Length;
            encoded.Write([(byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length], 0, 4);
            encoded.Write(part, 0, length);
        }
    }
}
