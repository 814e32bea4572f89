import type { SectionId } from '../../lib/report/form/types';

/** Names of the sections as they are headed in the report; apart from the addresses, which the entry pages load. */
export const SECTION_NAMES: Record<SectionId, string> = {
  overview: '一、总体情况', disclosure: '二、主动公开政府信息情况', applications: '三、收到和处理政府信息公开申请情况',
  disputes: '四、政府信息公开行政复议、行政诉讼情况', problems: '五、存在的主要问题及改进情况', other: '六、其他需要报告的事项',
};
