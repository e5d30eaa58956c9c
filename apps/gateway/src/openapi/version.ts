/** Version of the API description; follows the release. */
export const version = '0.1.0';
