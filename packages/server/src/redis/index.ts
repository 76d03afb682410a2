export { type RedisClient, type RedisLimitsOptions, redisLimits } from './redis-limits.ts'
